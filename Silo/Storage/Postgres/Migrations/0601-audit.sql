-- Where each chain of the audit log begins and ends, sealed with a key that is not in here. Each silo writes to a chain
-- that it holds, so that silos do not wait for one another.
CREATE TABLE audit_chain (
    chain          integer     NOT NULL PRIMARY KEY,
    first_sequence bigint      NOT NULL,
    first_previous bytea       NOT NULL, -- the hash of the entry before the first
    last_sequence  bigint      NOT NULL,
    last_hash      bytea       NOT NULL,
    seal           bytea       NOT NULL,
    owner          text        NOT NULL,
    held_until     timestamptz NOT NULL
);

CREATE TABLE audit_entry (
    chain    integer NOT NULL,
    sequence bigint  NOT NULL,
    at       bigint  NOT NULL, -- milliseconds since 1970
    actor    text    NOT NULL,
    role     integer,
    action   text    NOT NULL,
    outcome  integer NOT NULL,
    object   text COLLATE "C",
    field    text,
    reason   text,
    hash     bytea   NOT NULL, -- of the entry and the hash before it
    PRIMARY KEY (chain, sequence)
);

CREATE INDEX audit_by_time ON audit_entry (at);
CREATE INDEX audit_by_actor ON audit_entry (actor, at);
CREATE INDEX audit_by_object ON audit_entry (object, at) WHERE object IS NOT NULL;

CREATE FUNCTION audit_is_append_only() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END
$$;

-- Retention moves the beginning of the chain first, and six months are kept in any case.
CREATE FUNCTION audit_entry_may_be_removed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sequence >= (SELECT first_sequence FROM audit_chain WHERE chain = OLD.chain)
        OR OLD.at > (extract(epoch FROM now()) - 183 * 86400) * 1000 THEN
        RAISE EXCEPTION 'the audit log is append-only';
    END IF;

    RETURN OLD;
END
$$;

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entry_is_not_removed BEFORE DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_may_be_removed();
CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_chain_is_not_removed BEFORE DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_chain_is_not_emptied BEFORE TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_chain_goes_forward BEFORE UPDATE ON audit_chain
    FOR EACH ROW
    WHEN (NEW.chain <> OLD.chain OR NEW.first_sequence < OLD.first_sequence OR NEW.last_sequence < OLD.last_sequence)
    EXECUTE FUNCTION audit_is_append_only();
