/**
 * Yjs takes `Date.now` along when it is loaded, which other set-up files make happen before any test: with this it follows a clock that a
 * test sets later.
 */
const RealDate = Date;
const real = RealDate.now.bind(RealDate);
RealDate.now = () => (globalThis.Date === RealDate ? real() : globalThis.Date.now());
