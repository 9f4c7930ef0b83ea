import { signal } from "@preact/signals-core";
import { BadgeCheck, CloudOff, ListTodo, MoreHorizontal } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Agreement, AgreementChange } from "@/api/dto";
import { ownerAndDue, stateWords } from "@/ui/agreements/agreementWords";
import type { Unsent } from "@/ui/agreements/outbox";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { cardWords } from "@/ui/walk/stopWords";
import { alterAgreement } from "@/ui/walk/walkCommands";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/share.css";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";

const NOTHING = signal<ReadonlyMap<string, AgreementChange>>(new Map());

interface AgreementListProps {
  readonly agreements: readonly Agreement[];
  readonly unsent?: readonly Unsent[];
  /** Says at which card each was agreed. */
  readonly withCards?: boolean;
}

/** Decisions and actions one below the other; those still to be sent say so. */
export function AgreementList({ agreements, unsent = [], withCards = false }: AgreementListProps) {
  const room = useRoom();
  const lang = useSignal(language);
  const people = useSignal(room.people);
  const nameOf = (id: string | null | undefined) => people.find((person) => person.id === id)?.name ?? null;
  return (
    <ul className="agreements">
      {agreements.map((one) => (
        <AgreementRow key={one.id} agreement={one} withCard={withCards} />
      ))}
      {unsent.map(({ id, body, refused }) => (
        <li key={id} className="agreement is-waiting">
          <Sign kind={body.kind} />
          <span className="row-main">
            <span className="agreement-text">{body.text}</span>
            <span className="soft">{ownerAndDue(lang, nameOf(body.owner_id), body.due ?? null)}</span>
            <Waits refused={refused !== null} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** That it is still on its way, or was refused. */
function Waits({ refused = false }: { readonly refused?: boolean }) {
  const t = useText();
  return (
    <span className={refused ? "agreement-waits is-refused" : "agreement-waits soft"}>
      <CloudOff size={12} aria-hidden="true" />
      {t(refused ? "unsent.title" : "agreement.waits")}
    </span>
  );
}

function Sign({ kind }: { readonly kind: Agreement["kind"] }) {
  const t = useText();
  const Icon = kind === "decision" ? BadgeCheck : ListTodo;
  return (
    <span className="agreement-sign" title={t(`agreement.${kind}`)}>
      <Icon size={16} aria-hidden="true" />
      <span className="unseen">{t(`agreement.${kind}`)}</span>
    </span>
  );
}

function AgreementRow({ agreement, withCard }: { readonly agreement: Agreement; readonly withCard: boolean }) {
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  const { kind, text, owner, due, state, card_id } = agreement;
  const waits = useSignal(room.walk?.agreements.changes.waiting ?? NOTHING).has(agreement.id);
  const facts = [stateWords(lang, agreement), ownerAndDue(lang, owner?.name ?? null, due)].filter(Boolean).join(" · ");
  return (
    <li className={`agreement is-${state}`}>
      <Sign kind={kind} />
      <span className="row-main">
        <span className="agreement-text">{text}</span>
        {facts ? <span className="soft">{facts}</span> : null}
        {waits ? <Waits /> : null}
        {withCard && card_id ? <span className="soft">{cardWords(room.board.state, card_id, lang)}</span> : null}
      </span>
      {mayWrite ? <AgreementMenu agreement={agreement} /> : null}
    </li>
  );
}

function AgreementMenu({ agreement }: { readonly agreement: Agreement }) {
  const t = useText();
  const room = useRoom();
  const { id, kind, state, text } = agreement;
  const closed = state === "done" || state === "dropped";
  const change = (next: AgreementChange) => void alterAgreement(room, id, next);

  function edit(): void {
    if (!room.walk) return;
    room.walk.draft.value = { kind, edited: agreement };
    // While the menu is open nothing else can take the keyboard.
    requestAnimationFrame(() => {
      room.dialog.value = "capture";
    });
  }

  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t("agreement.menu", { text })}>
        <MoreHorizontal size={16} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t("agreement.menu", { text })}>
          <MenuItem className="menu-item" onAction={edit}>
            {t("agreement.edit")}
          </MenuItem>
          {kind === "action" && !closed ? (
            <MenuItem className="menu-item" onAction={() => change({ state: "done" })}>
              {t("agreement.done")}
            </MenuItem>
          ) : null}
          {closed ? (
            <MenuItem className="menu-item" onAction={() => change({ state: kind === "action" ? "open" : "made" })}>
              {t(kind === "action" ? "agreement.reopen" : "agreement.again")}
            </MenuItem>
          ) : (
            <MenuItem className="menu-item" onAction={() => change({ state: "dropped" })}>
              {t(kind === "action" ? "agreement.drop" : "agreement.lift")}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
