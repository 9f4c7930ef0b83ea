import { ACTION_GROUPS } from "@/ui/actions/action";
import { actions } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { DialogShell } from "@/ui/controls/DialogShell";
import { GESTURES } from "@/ui/palette/gestures";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/panel.css";
import "@/ui/styles/palette.css";

/** Every key there is, from the registry, and what the mouse and fingers do. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <DialogShell title={t("board.shortcuts")} onClose={onClose} wide>
      {/* Scrolling by keyboard needs something to stand on: there is nothing else to focus here. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div className="dialog-body shortcut-groups" tabIndex={0}>
        {ACTION_GROUPS.map((group) => {
          const keyed = actions.filter((action) => action.group === group && (action.keys?.length ?? 0) > 0);
          return keyed.length === 0 ? null : (
            <section key={group}>
              <h3 className="panel-label">{t(`group.${group}`)}</h3>
              <dl className="shortcut-list">
                {keyed.map((action) => (
                  <div key={action.id}>
                    <dt>{t(action.labelKey, action.labelValues?.())}</dt>
                    <dd>
                      {action.keys?.map((keys) => (
                        <kbd key={keys} className="keycap">
                          {shownKeys(keys)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <section>
          <h3 className="panel-label">{t("group.hands")}</h3>
          <dl className="shortcut-list">
            {GESTURES.map(([what, how]) => (
              <div key={what}>
                <dt>{t(what)}</dt>
                <dd className="soft">{t(how)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </DialogShell>
  );
}
