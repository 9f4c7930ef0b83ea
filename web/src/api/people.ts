import type { About, Me } from "@/api/dto";
import { request } from "@/api/request";

/** What the server says about itself. */
export const about = (): Promise<About> => request("/api/about");

/** Who is signed in. */
export const me = (signal?: AbortSignal): Promise<Me> => request("/api/me", { signal });

/** Signs in with a one-time or personal return token. */
export const signIn = (token: string): Promise<Me> => request("/api/sign-in", { method: "POST", body: { token } });

/** Signs out on this device. */
export const signOut = (): Promise<void> => request("/api/sign-out", { method: "POST" });

/** Changes how others see me. */
export const changeMe = (change: { name?: string; discipline?: string }): Promise<Me> =>
  request("/api/me", { method: "PATCH", body: change });

/** Makes a new personal return link for me. */
export const newReturnLink = (): Promise<{ url: string }> => request("/api/me/return-link", { method: "POST" });
