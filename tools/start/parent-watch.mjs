/**
 * Calls back, once, when the process that started us is gone: after `kill -9` of npm nobody tells us that we are alone.
 * Where our parent hands us over on purpose (`nohup node ... &` from a shell that then ends) nobody should call this.
 */
export function whenParentEnds(callback) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
}
