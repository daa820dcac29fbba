/**
 * Asks once before what cannot be undone.
 * @param {{ title: string, text: string, yes: string, no: string }} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, yes, no }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  dialog.setAttribute('aria-describedby', 'ask-text');
  const form = document.createElement('form');
  form.method = 'dialog';

  const heading = document.createElement('h2');
  heading.id = 'ask-title';
  heading.textContent = title;
  const body = document.createElement('p');
  body.id = 'ask-text';
  body.textContent = text;
  const foot = document.createElement('footer');
  foot.className = 'form-foot';
  foot.append(choice(no, 'plain', 'no'), choice(yes, 'primary', 'yes'));

  form.append(heading, body, foot);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

/**
 * @param {string} label
 * @param {string} style
 * @param {string} value
 */
function choice(label, style, value) {
  const button = document.createElement('button');
  button.className = `button ${style}`;
  button.value = value;
  button.textContent = label;
  return button;
}
