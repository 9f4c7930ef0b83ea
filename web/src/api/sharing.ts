import type { Door, Invitation, Joined, Member, NewInvitation, Role } from "@/api/dto";
import { request } from "@/api/request";

const DAYS_AN_INVITATION_LASTS = 30;

/** Who belongs to a board. */
export const members = (board: string): Promise<Member[]> => request(`/api/boards/${board}/members`);

/** Changes what a member may do. */
export const changeRole = (board: string, person: string, role: Role): Promise<Member> =>
  request(`/api/boards/${board}/members/${person}`, { method: "PATCH", body: { role } });

/** Takes somebody off a board. */
export const removeMember = (board: string, person: string): Promise<void> =>
  request(`/api/boards/${board}/members/${person}`, { method: "DELETE" });

/** Makes a new personal return link for a member. */
export const newLinkFor = (board: string, person: string): Promise<{ url: string }> =>
  request(`/api/boards/${board}/members/${person}/link`, { method: "POST" });

/** The invitation links of a board. */
export const invitations = (board: string): Promise<Invitation[]> => request(`/api/boards/${board}/invitations`);

/** Makes an invitation link. */
export const invite = (board: string, role: "editor" | "viewer"): Promise<NewInvitation> =>
  request(`/api/boards/${board}/invitations`, {
    method: "POST",
    body: { role, expires_in_days: DAYS_AN_INVITATION_LASTS },
  });

/** Ends an invitation link. */
export const revokeInvitation = (board: string, id: string): Promise<void> =>
  request(`/api/boards/${board}/invitations/${id}`, { method: "DELETE" });

/** What an invitation leads to. */
export const door = (token: string): Promise<Door> => request(`/api/invitations/${token}`);

/** Joins by an invitation. */
export const join = (token: string, who: { name: string; discipline: string }): Promise<Joined> =>
  request(`/api/invitations/${token}/accept`, { method: "POST", body: who });
