/** Copy buttons. */
export const COPY_SCRIPT = `
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const say = (text) => { button.parentNode.querySelector('.copied').textContent = text; };
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say('Copied');
    } catch (refused) {
      const code = button.parentNode.querySelector('code');
      code.textContent = button.dataset.copy;
      getSelection().selectAllChildren(code);
      say('Selected: copy it with the keyboard');
    }
  });
}
`;
