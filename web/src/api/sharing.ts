import { answer, server } from "@/api/client";
import type { Door, Invitation, InvitedRole, Joined, Member, NewInvitation, Role } from "@/api/dto";

const DAYS_AN_INVITATION_LASTS = 30;

const at = (board_id: string) => ({ params: { path: { board_id } } });
const memberAt = (board_id: string, person_id: string) => ({ params: { path: { board_id, person_id } } });
const doorAt = (token: string) => ({ params: { path: { token } } });

/** Who belongs to a board. */
export const members = (board: string): Promise<Member[]> =>
  answer(server.GET("/api/boards/{board_id}/members", at(board)));

/** Changes what a member may do. */
export const changeRole = (board: string, person: string, role: Role): Promise<Member> =>
  answer(server.PATCH("/api/boards/{board_id}/members/{person_id}", { ...memberAt(board, person), body: { role } }));

/** Takes somebody off a board. */
export const removeMember = async (board: string, person: string): Promise<void> => {
  await server.DELETE("/api/boards/{board_id}/members/{person_id}", memberAt(board, person));
};

/** Makes a new personal return link for a member. */
export const newLinkFor = (board: string, person: string): Promise<{ url: string }> =>
  answer(server.POST("/api/boards/{board_id}/members/{person_id}/link", memberAt(board, person)));

/** The invitation links of a board. */
export const invitations = (board: string): Promise<Invitation[]> =>
  answer(server.GET("/api/boards/{board_id}/invitations", at(board)));

/** Makes an invitation link. */
export const invite = (board: string, role: InvitedRole): Promise<NewInvitation> =>
  answer(
    server.POST("/api/boards/{board_id}/invitations", {
      ...at(board),
      body: { role, expires_in_days: DAYS_AN_INVITATION_LASTS },
    }),
  );

/** Ends an invitation link. */
export const revokeInvitation = async (board_id: string, invitation_id: string): Promise<void> => {
  await server.DELETE("/api/boards/{board_id}/invitations/{invitation_id}", {
    params: { path: { board_id, invitation_id } },
  });
};

/** What an invitation leads to. */
export const door = (token: string): Promise<Door> => answer(server.GET("/api/invitations/{token}", doorAt(token)));

/** Joins by an invitation. */
export const join = (token: string, body: { name: string; discipline: string }): Promise<Joined> =>
  answer(server.POST("/api/invitations/{token}/accept", { ...doorAt(token), body }));
