import { answer, server, until } from "@/api/client";
import type { About, Me } from "@/api/dto";

/** What the server says about itself. */
export const about = (): Promise<About> => answer(server.GET("/api/about"));

/** Who is signed in. */
export const me = (signal?: AbortSignal): Promise<Me> => answer(server.GET("/api/me", until(signal)));

/** Signs in with a one-time or personal return token. */
export const signIn = (token: string): Promise<Me> => answer(server.POST("/api/sign-in", { body: { token } }));

/** Signs out on this device. */
export const signOut = async (): Promise<void> => {
  await server.POST("/api/sign-out");
};

/** Changes how others see me. */
export const changeMe = (body: { name?: string; discipline?: string }): Promise<Me> =>
  answer(server.PATCH("/api/me", { body }));

/** Makes a new personal return link for me. */
export const newReturnLink = (): Promise<{ url: string }> => answer(server.POST("/api/me/return-link"));
