-- Ends the transaction of a batch in which a state was not written from the newest: the batch goes to the server whole,
-- so nobody is asked in between.
CREATE FUNCTION require_all_stored(expected integer, stored bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF stored <> expected THEN
        RAISE EXCEPTION '% of % states have changed since they were read', expected - stored, expected USING ERRCODE = 'TW001';
    END IF;
END
$$;
