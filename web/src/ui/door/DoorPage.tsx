import { useState } from "react";
import { useLocation } from "wouter";
import type { Door, Me } from "@/api/dto";
import { me } from "@/api/people";
import { Problem } from "@/api/problem";
import { door, join } from "@/api/sharing";
import { asProblem, useAsk } from "@/ui/ask";
import { DoorForm } from "@/ui/door/DoorForm";
import { DoorPicture } from "@/ui/door/DoorPicture";
import { offerReturnLink } from "@/ui/door/returnLink";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";

async function ask(token: string): Promise<{ door: Door; me: Me | null }> {
  if (!token) throw new Problem("invitation-unknown", 404, "");
  const [found, known] = await Promise.all([door(token), me().catch(() => null)]);
  return { door: found, me: known };
}

/** The invitation: what it leads to, who is there, and one field to come in. */
export function DoorPage() {
  const [, navigate] = useLocation();
  const [token] = useState(() => location.hash.slice(1));
  const [asked, again] = useAsk(token, () => ask(token));
  const [refused, setRefused] = useState<Problem | null>(null);
  if (asked.state === "waiting") return <Waiting />;
  const problem = asked.state === "problem" ? asked.problem : refused;
  if (problem || asked.state === "problem") {
    const retry = () => {
      setRefused(null);
      again();
    };
    return <ProblemPage problem={problem ?? Problem.away()} onRetry={retry} />;
  }

  async function enter(name: string, discipline: string): Promise<void> {
    try {
      const joined = await join(token, { name, discipline });
      offerReturnLink(joined.return_url);
      navigate(`/b/${joined.board_id}`, { replace: true });
    } catch (cause) {
      setRefused(asProblem(cause));
    }
  }

  return (
    <main className="door">
      <DoorPicture door={asked.value.door} />
      <DoorForm door={asked.value.door} me={asked.value.me} onEnter={enter} />
    </main>
  );
}
