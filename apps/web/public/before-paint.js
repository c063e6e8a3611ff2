// Runs before the first paint, so that a chosen theme or language never flashes the other one.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('circolo.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const language = localStorage.getItem('circolo.language');
    if (language === 'it' || language === 'en') root.lang = language;
  } catch {
    // Storage may be closed to the page: the system's theme and Italian then hold.
  }
})();
