// Runs once in an engine, before any mapping's script: takes away what could allocate without end in one step, where no
// limit is looked at, or be remembered from one message to the next, freezes what a script did not make itself, and
// returns the functions that call map() and command() and tell the host what they returned, in bare values.
(function () {
  'use strict';
  const most = 4194304;
  const text = String, keys = Object.keys, isArray = Array.isArray, parse = JSON.parse, stringify = JSON.stringify, ofCode = String.fromCharCode;
  const { freeze, getPrototypeOf, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols } = Object;
  const guard = (owner, name, size) => {
    const original = owner[name];
    Object.defineProperty(owner, name, {
      value: function (...given) {
        if (size(this, given) > most) {
          throw new RangeError(name + ': the result would be too long');
        }
        return original.apply(this, given);
      },
    });
  };
  const length = (value) => (typeof value === 'string' ? value.length : 32);
  const replaced = (self, given) => {
    const own = text(self).length + 1;
    const by = length(given[1]) + 1;
    return typeof given[1] === 'string' && given[1].includes('$') ? own * own * by : own * by;
  };
  guard(String.prototype, 'repeat', (self, given) => text(self).length * Number(given[0]));
  guard(String.prototype, 'padStart', (self, given) => Number(given[0]));
  guard(String.prototype, 'padEnd', (self, given) => Number(given[0]));
  guard(String.prototype, 'replace', replaced);
  guard(String.prototype, 'replaceAll', replaced);
  guard(Array.prototype, 'join', (self, given) => {
    let total = 0;
    for (let i = 0; i < self.length && total <= most; i++) {
      total += length(self[i]) + (given[0] === undefined ? 1 : length(given[0]));
    }
    return total;
  });
  for (const name of [
    'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array',
    'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'BigInt', 'Atomics',
    'Proxy', 'Reflect', 'eval', 'Function', 'Intl', 'Promise', 'WeakRef', 'FinalizationRegistry', 'Iterator', 'Temporal', 'ShadowRealm',
    'AsyncDisposableStack', 'AsyncIterator', 'Generator', 'TypedArray',
  ]) {
    delete globalThis[name];
  }
  delete JSON.stringify;
  delete Object.getOwnPropertySymbols;
  delete Object.getOwnPropertyDescriptors;
  delete Symbol.for;
  delete Symbol.keyFor;
  delete Array.fromAsync;

  // The globals themselves are put back after each message by the host. What only syntax leads to is named here.
  const reached = new Set([globalThis]);
  const open = [
    ...getOwnPropertyNames(globalThis).map((name) => globalThis[name]), getPrototypeOf(globalThis),
    function* () {}, (function* () {})(), [].keys(), [].keys().map((item) => item), new Map().keys(), new Set().keys(),
    ''[Symbol.iterator](), ''.matchAll(/a/g), (function () { return arguments; })(), ((parts) => parts)``,
  ];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || reached.has(value)) {
      continue;
    }
    reached.add(value);
    open.push(getPrototypeOf(value));
    for (const key of [...getOwnPropertyNames(value), ...getOwnPropertySymbols(value)]) {
      const property = getOwnPropertyDescriptor(value, key);
      open.push(property.value, property.get, property.set);
    }
    freeze(value);
  }

  // Step by step, so that the limits are looked at; what is no plain value is null.
  const written = (value) => {
    if (value === null || typeof value !== 'object') {
      return ['string', 'number', 'boolean'].includes(typeof value) ? stringify(value) : 'null';
    }
    const list = isArray(value);
    let json = '';
    for (const key of keys(value)) {
      json += (json === '' ? '' : ',') + (list ? '' : stringify(key) + ':') + written(value[key]);
      if (json.length > most) {
        throw new RangeError('the JSON would be too long');
      }
    }
    return list ? '[' + json + ']' : '{' + json + '}';
  };
  const octets = (bytes) => {
    let latin = '';
    for (const octet of bytes) {
      latin += ofCode(octet & 255);
    }
    return latin;
  };
  const each = (result, name, tell) => {
    const told = [];
    for (const entry of result === null || result === undefined ? [] : isArray(result) ? result : [result]) {
      if (entry === null || typeof entry !== 'object') {
        throw new TypeError(name + '() must return an object or an array of objects');
      }
      tell(told, entry);
    }
    return told;
  };

  return {
    up: function (map, topic, device, payload, receivedAt, bytes) {
      const message = {
        topic, levels: topic.split('/'), device, text: payload, receivedAt,
        get json() { return parse(payload); },
        get bytes() { return bytes(); },
      };
      return each(map(message), 'map', (told, entry) => {
        told.push('entry', entry.device, entry.ts, entry.status);
        const values = entry.values;
        for (const key of values === null || values === undefined ? [] : keys(values)) {
          told.push('value', key, values[key], undefined);
        }
        const { event, reply } = entry;
        if (event !== null && event !== undefined) {
          told.push('event', text(event), written(entry.data), entry.id);
        }
        if (reply !== null && reply !== undefined) {
          told.push('reply', reply.number, reply.done, undefined);
        }
      });
    },
    down: function (command, device, number, method, writes, values, revision, now) {
      return each(command({ device, number, method, writes, values: parse(values), revision, now }), 'command', (told, message) => {
        const { topic, payload, bytes } = message;
        const body = isArray(bytes) ? octets(bytes) : typeof payload === 'string' ? payload : payload === undefined ? '' : written(payload);
        told.push(isArray(bytes) ? 'bytes' : 'text', text(topic), body, message.echo === true);
      });
    },
  };
})()
