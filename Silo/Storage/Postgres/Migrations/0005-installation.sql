-- One row: what tells whether a silo has the key this database was made with.
CREATE TABLE installation (
    id        integer NOT NULL PRIMARY KEY CHECK (id = 1),
    key_check bytea   NOT NULL
);
