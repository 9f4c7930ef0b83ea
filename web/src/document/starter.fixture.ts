/** A starter for tests: two lanes, a phase over two steps with header cards, a free step, one card. */
import type { MapStarter } from "@/document/starter";

/** A small map with every kind of thing in it. */
export const smallStarter: MapStarter = {
  lanes: [
    { key: "actions", role: "customer_actions", title: "Customer" },
    { key: "support", role: "support_systems", title: "Support", limit: 3 },
  ],
  columns: [
    {
      role: "phase",
      title: "Before",
      children: [
        { key: "ask", role: "step", title: "Ask", card: true },
        { role: "step", title: "Wait", card: true },
      ],
    },
    { key: "use", role: "step", title: "Use", limit: 2 },
  ],
  cards: [
    { lane: "actions", column: "ask", title: "Calls us", color: "yellow", discipline: "service" },
    { lane: "nowhere", column: "ask", title: "Left out" },
  ],
};
