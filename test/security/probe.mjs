// Runs in Deno as the sandbox starts it: what code could do that had all of JavaScript in its hands. Prints one line of
// JSON for each try: what it tried, and the error that it met.

Deno.permissions.revokeSync({ name: 'read' });

const node = (name) => process.getBuiltinModule(`node:${name}`);
/** What stands in this file as a module's address is part of the program; code that comes later has to make it up. */
const written = (address) => [...address].join('');

const tries = {
  'read a file': () => Deno.readTextFileSync('/etc/passwd'),
  'read a file with node:fs': () => node('fs').readFileSync('/etc/passwd', 'utf8'),
  'read the memory of a process': () => Deno.readTextFileSync('/proc/self/maps'),
  'read its own environment from /proc': () => node('fs').readFileSync('/proc/self/environ', 'utf8'),
  'list a folder': () => [...Deno.readDirSync('/')],
  'look at a file': () => Deno.statSync('/etc/shadow').size,
  'write a file': () => Deno.writeTextFileSync('left-behind', 'x'),
  'write a file with node:fs': () => node('fs').writeFileSync('left-behind', 'x'),
  'make a symbolic link': () => Deno.symlinkSync('/etc/passwd', 'link'),
  'make a hard link': () => Deno.linkSync('/etc/passwd', 'link'),
  'make a temporary file': () => Deno.makeTempFileSync(),
  'change to another folder': () => Deno.chdir('/'),
  'open a database file': () => new (node('sqlite').DatabaseSync)('/tmp/left-behind.db'),
  'keep data in local storage': () => localStorage.setItem('left', 'behind'),
  'open a key-value store': () => Deno.openKv('/tmp/left-behind.kv'),
  'keep data in the cache': () => caches.open('left'),
  'read the environment': () => Deno.env.toObject(),
  'read the environment through node:process': () => JSON.stringify({ ...process.env, home: process.env.HOME }),
  'ask for the name of the machine': () => Deno.hostname(),
  'ask who it runs as': () => node('os').userInfo().username,
  'fetch a page': () => fetch('http://93.184.216.34/'),
  'fetch a file': async () => (await fetch('file:///etc/passwd')).text(),
  'connect a socket': () => Deno.connect({ hostname: '127.0.0.1', port: 5432 }),
  'connect with node:net': () =>
    new Promise((resolve, reject) => node('net').connect(5432, '127.0.0.1', resolve).on('error', reject)),
  'connect a Unix socket': () => Deno.connect({ transport: 'unix', path: '/var/run/docker.sock' }),
  'listen on a port': () => Deno.listen({ port: 0 }),
  'serve with node:http': () =>
    new Promise((resolve, reject) => node('http').createServer().on('error', reject).listen(0, resolve)),
  'send a datagram': () =>
    new Promise((resolve) => node('dgram').createSocket('udp4').send('x', 53, '127.0.0.1', () => resolve('sent'))),
  'ask the name service': () => Deno.resolveDns('example.com', 'A'),
  'ask the name service with node:dns': () => node('dns').promises.resolve4('example.com'),
  'open a web socket': () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket('ws://127.0.0.1:9/');
      socket.onopen = resolve;
      socket.onerror = (event) => reject(event.error ?? new Error(event.message));
    }),
  'start a program': () => new Deno.Command('/bin/ls').outputSync(),
  'start a program with node:child_process': () => node('child_process').execSync('ls'),
  'fork with node:child_process': () => node('child_process').fork('/tmp/x.js'),
  'send a signal': () => Deno.kill(Deno.ppid, 'SIGTERM'),
  'send a signal with node:process': () => process.kill(process.ppid, 'SIGTERM'),
  'load a library': () => Deno.dlopen('libc.so.6', { getpid: { parameters: [], result: 'i32' } }),
  'load an addon': () => process.dlopen({ exports: {} }, '/tmp/x.node'),
  'reach into the process': () => process.binding('spawn_sync').spawn({}),
  'import a module from the network': () => import('https://esm.sh/left-pad'),
  'import a module from the registry': () => import('npm:left-pad'),
  'import a module from a file': () => import(written('file:///etc/passwd')),
  'import data from a file': () => import(written('file:///etc/passwd'), { with: { type: 'text' } }),
  'import a module that imports a file': () => import(written('data:text/javascript,import "file:///etc/passwd"')),
  'require a file': () => node('module').createRequire(written('file:///etc/x.js'))('/etc/passwd'),
  'get the file permission back': async () => {
    const { state } = await Deno.permissions.request({ name: 'read' });
    if (state !== 'granted') throw new Error(`permission ${state}`);
    return state;
  },
  'get more leave in a worker': () =>
    new Promise((resolve, reject) => {
      const code = `
        const said = [];
        try { said.push(Deno.readTextFileSync('/etc/passwd')); } catch (error) { said.push(error); }
        import(['file:///etc', 'passwd'].join('/')).catch((error) => error).then((error) => postMessage([...said, error].join(' ')));
      `;
      const worker = new Worker(`data:text/javascript,${encodeURIComponent(code)}`, { type: 'module' });
      worker.onmessage = ({ data }) => {
        worker.terminate();
        if (data.match(/Requires read access/g)?.length === 2) reject(new Error(data));
        else resolve(data);
      };
    }),
  'take code out of a string': () => new Function('return 1')(),
  'take code out of a string with node:vm': () => node('vm').runInThisContext('Deno.readTextFileSync("/etc/passwd")'),
  'look into the engine': () => node('inspector').open(0),
  'write what is in memory to a file': () => node('v8').writeHeapSnapshot('left-behind'),
  'fill the machine with workers': () => {
    for (let count = 0; count < 50; count++) new Worker('data:text/javascript,for(;;);', { type: 'module' });
    return 'fifty of them';
  },
};

/** What some of node's functions throw goes past their callers. */
let throwPast = () => {};
globalThis.addEventListener('error', (event) => {
  event.preventDefault();
  throwPast(event.error);
});

for (const [what, attempt] of Object.entries(tries)) {
  let met;
  try {
    const late = new Promise((_, reject) => {
      throwPast = reject;
      setTimeout(() => reject(new Error('nothing came of it')), 2_000);
    });
    met = { escaped: String(await Promise.race([attempt(), late])).slice(0, 200) };
  } catch (error) {
    met = { stopped: `${error?.name}: ${error?.message}`.split('\n')[0] };
  }
  console.log(JSON.stringify({ what, ...met }));
}
Deno.exit(0);
