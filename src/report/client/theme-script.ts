/** Runs in the head, before anything is drawn: marks that scripts work and applies the reader's choice of theme. */
export const EARLY_THEME_SCRIPT = `
document.documentElement.classList.add('js');
try {
  var kept = localStorage.getItem('icarus-theme');
  if (kept === 'dark' || kept === 'light') document.documentElement.dataset.theme = kept;
} catch (unavailable) { /* a page opened from a file may have no storage: the system's theme stays */ }
`;

/** The theme button; whoever draws with colours is told through `onTheme`. */
export const THEME_SCRIPT = `
const root = document.documentElement;
const themeListeners = [];
const onTheme = (listener) => themeListeners.push(listener);
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);
const themeButton = document.getElementById('theme');
const themeChanged = () => {
  themeButton.textContent = isDark() ? 'Light theme' : 'Dark theme';
  for (const listener of themeListeners) listener();
};
themeButton.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  try { localStorage.setItem('icarus-theme', root.dataset.theme); } catch (unavailable) { /* stays for this visit */ }
  themeChanged();
});
systemDark.addEventListener('change', themeChanged);
let themeBeforePrint;
addEventListener('beforeprint', () => { themeBeforePrint = root.dataset.theme; root.dataset.theme = 'light'; themeChanged(); });
addEventListener('afterprint', () => {
  if (themeBeforePrint) root.dataset.theme = themeBeforePrint;
  else delete root.dataset.theme;
  themeChanged();
});
const color = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
`;
