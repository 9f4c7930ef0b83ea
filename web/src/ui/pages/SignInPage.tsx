import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { signIn } from "@/api/people";
import { Problem } from "@/api/problem";
import { asProblem } from "@/ui/ask";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";

/** Signs in with the token behind the # of the address and goes to the shelf. */
export function SignInPage() {
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  const started = useRef(-1);

  useEffect(() => {
    // A one-time link works once; React may run an effect twice.
    if (started.current === round) return;
    started.current = round;
    const token = location.hash.slice(1);
    if (!token) {
      setProblem(new Problem("sign-in-unknown", 404, ""));
      return;
    }
    signIn(token).then(
      () => navigate("/", { replace: true }),
      (cause: unknown) => setProblem(asProblem(cause)),
    );
  }, [round, navigate]);

  if (!problem) return <Waiting />;
  return (
    <ProblemPage
      problem={problem}
      onRetry={() => {
        setProblem(null);
        setRound(round + 1);
      }}
    />
  );
}
