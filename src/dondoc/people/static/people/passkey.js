// Passkeys: asks the device to make or use one and sends what it answers with the form. Without this file, or where the
// browser knows no passkeys, the forms stay hidden and password and code do the same.
const library = () => window.webauthnJSON;

const words = (form) => form.querySelector("[data-passkey-says]");

async function options(form) {
  const address = form.dataset.options;
  if (!address) return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(address, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(`options ${answer.status}`);
  return answer.json();
}

async function credential(form) {
  const given = await options(form);
  if (form.dataset.passkey !== "make") return library().get(given.request_options);
  const wish = structuredClone(given.creation_options);
  const alone = form.elements.passwordless?.checked ?? false;
  const chosen = wish.publicKey.authenticatorSelection;
  chosen.residentKey = alone ? "required" : "discouraged";
  chosen.requireResidentKey = alone;
  if (alone) chosen.userVerification = "required";
  return library().create(wish);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || !library()) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    words(form).textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await credential(form));
      form.submit();
    } catch (error) {
      words(form).textContent = document.body.dataset.passkeyFailed;
      console.info(error.name);
    }
  });
}
