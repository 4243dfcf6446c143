-- Where each chain of the audit log begins and ends, sealed with a key that is not in here. Whoever holds a chain writes
-- to it; one process has this file, so there is one chain as a rule.
CREATE TABLE audit_chain (
    chain          INTEGER PRIMARY KEY,
    first_sequence INTEGER NOT NULL,
    first_previous BLOB    NOT NULL, -- the hash of the entry before the first
    last_sequence  INTEGER NOT NULL,
    last_hash      BLOB    NOT NULL,
    seal           BLOB    NOT NULL
);

CREATE TABLE audit_entry (
    chain    INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at       INTEGER NOT NULL, -- milliseconds since 1970
    actor    TEXT    NOT NULL,
    role     INTEGER,
    action   TEXT    NOT NULL,
    outcome  INTEGER NOT NULL,
    object   TEXT,
    field    TEXT,
    reason   TEXT,
    hash     BLOB    NOT NULL, -- of the entry and the hash before it
    PRIMARY KEY (chain, sequence)
) WITHOUT ROWID;

CREATE INDEX audit_by_time ON audit_entry (at);
CREATE INDEX audit_by_actor ON audit_entry (actor, at);
CREATE INDEX audit_by_object ON audit_entry (object, at) WHERE object IS NOT NULL;

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

-- A replacing insert would remove the old entry without asking the trigger on removal.
CREATE TRIGGER audit_entry_is_not_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE chain = NEW.chain AND sequence = NEW.sequence)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

-- Retention moves the beginning of the chain first, and six months are kept in any case.
CREATE TRIGGER audit_entry_is_not_removed BEFORE DELETE ON audit_entry
WHEN OLD.sequence >= (SELECT first_sequence FROM audit_chain WHERE chain = OLD.chain)
    OR OLD.at > (unixepoch() - 183 * 86400) * 1000
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_chain_is_not_removed BEFORE DELETE ON audit_chain
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_chain_goes_forward BEFORE UPDATE ON audit_chain
WHEN NEW.chain <> OLD.chain OR NEW.first_sequence < OLD.first_sequence OR NEW.last_sequence < OLD.last_sequence
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
