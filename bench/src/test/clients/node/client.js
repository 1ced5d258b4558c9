// Sends a statement as a form-data stream, waits for its results and prints the JSON export.
// Environment: EXTRALY_URL, EXTRALY_TOKEN, EXTRALY_KEY, EXTRALY_FILE.
const fs = require('fs');
const FormData = require('form-data');

const { EXTRALY_URL: api, EXTRALY_TOKEN: token, EXTRALY_KEY: key, EXTRALY_FILE: file } = process.env;
const credentials = { Authorization: `Bearer ${token}`, 'X-API-Key': key };
const pause = (millis) => new Promise((resume) => setTimeout(resume, millis));

async function main() {
  const form = new FormData();
  form.append('document', fs.createReadStream(file));
  form.append('detection_type', 'bank_statement');
  const answer = await fetch(`${api}/documents`, {
    method: 'POST',
    headers: { ...credentials, ...form.getHeaders() },
    body: form,
  });
  if (answer.status !== 201) {
    throw new Error(await answer.text());
  }
  let document = (await answer.json()).data;
  console.log('submitted', document.id);

  while (!['completed', 'failed'].includes(document.status)) {
    await pause(500);
    document = (await (await fetch(`${api}/documents/${document.id}`, { headers: credentials })).json()).data;
  }
  if (document.status === 'failed') {
    throw new Error(document.error.message);
  }
  console.log('transactions', document.results.transaction_count);

  const results = await (await fetch(`${api}/documents/${document.id}/export/json`, { headers: credentials })).json();
  fs.writeFileSync('results.json', JSON.stringify(results));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
