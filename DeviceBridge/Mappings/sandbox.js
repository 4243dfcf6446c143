// Runs before a mapping's script, in the same engine: takes away what could allocate without end in one step, where no
// limit is looked at, and returns the function that calls map() and tells the host what it returned, in bare values.
(function () {
  'use strict';
  const most = 4194304;
  const text = String, keys = Object.keys, isArray = Array.isArray, parse = JSON.parse;
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
  ]) {
    delete globalThis[name];
  }
  delete JSON.stringify;
  delete Object.getOwnPropertySymbols;
  delete Object.getOwnPropertyDescriptors;
  return function (map, topic, levels, device, payload, receivedAt, bytes, emit) {
    const message = {
      topic, levels: levels.split('/'), device, text: payload, receivedAt,
      get json() { return parse(payload); },
      get bytes() { return bytes(); },
    };
    const result = map(message);
    if (result === null || result === undefined) {
      return;
    }
    for (const entry of isArray(result) ? result : [result]) {
      if (entry === null || typeof entry !== 'object') {
        throw new TypeError('map() must return an object or an array of objects');
      }
      emit('entry', entry.device, entry.ts, entry.status);
      const values = entry.values;
      for (const key of values === null || values === undefined ? [] : keys(values)) {
        emit('value', key, values[key], undefined);
      }
    }
  };
})()
