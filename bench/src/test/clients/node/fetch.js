// Preloaded with --require. Node's own fetch cannot send the forms of npm's form-data; node-fetch 2 sends them chunked.
globalThis.fetch = require('node-fetch');
