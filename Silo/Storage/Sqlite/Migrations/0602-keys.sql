-- Keys, all of them wrapped by the master key that installation.key_check tells: without it they are noise.
CREATE TABLE secret (
    name    TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB NOT NULL
) WITHOUT ROWID;

-- What sensitive fields are encrypted with, by ring. Old ones stay: what was written with them must be read.
CREATE TABLE data_key (
    id   TEXT NOT NULL PRIMARY KEY,
    ring TEXT NOT NULL,
    xml  TEXT NOT NULL
) WITHOUT ROWID;

-- The data key of a ring with which every row has been encrypted again.
CREATE TABLE reencryption (
    ring TEXT NOT NULL PRIMARY KEY,
    id   TEXT NOT NULL
) WITHOUT ROWID;
