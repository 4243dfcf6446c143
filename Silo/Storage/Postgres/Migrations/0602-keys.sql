-- Keys, all of them wrapped by the master key that installation.key_check tells: without it they are noise.
CREATE TABLE secret (
    name    text  NOT NULL PRIMARY KEY,
    wrapped bytea NOT NULL
);

-- What sensitive fields are encrypted with, by ring. Old ones stay: what was written with them must be read.
CREATE TABLE data_key (
    id   text NOT NULL PRIMARY KEY,
    ring text NOT NULL,
    xml  text NOT NULL
);

-- The data key of a ring with which every row has been encrypted again.
CREATE TABLE reencryption (
    ring text NOT NULL PRIMARY KEY,
    id   text NOT NULL
);
