-- Stores a state with its card, terms, links, due time and events. Answers the new version; null when the caller's
-- version is not the stored one. A card that is absent or not listed leaves no trace but its due time.
CREATE FUNCTION write_state(the_key text, read_version integer, payload bytea) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    -- U+0000 cannot be stored as text here; nobody misses it.
    document    json    := replace(convert_from(payload, 'UTF8'), '\u0000', '\ufffd');
    new_card    json    := document -> 'card';
    listed      boolean := coalesce((new_card ->> 'listed')::boolean, false);
    new_links   jsonb   := CASE WHEN listed THEN (new_card -> 'links')::jsonb ELSE '[]' END;
    new_terms   jsonb   := CASE WHEN listed THEN (new_card -> 'terms')::jsonb ELSE '[]' END;
    old_links   jsonb;
    old_terms   jsonb;
    new_due     bigint;
    new_version integer;
BEGIN
    IF read_version IS NULL THEN
        INSERT INTO grain_state (key, version, modified, state)
        VALUES (the_key, 1, now(), document -> 'state')
        ON CONFLICT DO NOTHING
        RETURNING version INTO new_version;
    ELSE
        UPDATE grain_state SET version = version + 1, modified = now(), state = document -> 'state'
        WHERE key = the_key AND version = read_version
        RETURNING version INTO new_version;
    END IF;

    IF new_version IS NULL THEN
        RETURN NULL;
    END IF;

    SELECT links, terms INTO old_links, old_terms FROM card WHERE key = the_key;

    IF new_terms IS DISTINCT FROM coalesce(old_terms, '[]') THEN
        DELETE FROM card_term
        WHERE key = the_key
          AND term IN (SELECT jsonb_array_elements_text(old_terms) EXCEPT SELECT jsonb_array_elements_text(new_terms));
        INSERT INTO card_term (term, key)
        SELECT term, the_key FROM jsonb_array_elements_text(new_terms) AS term
        ON CONFLICT DO NOTHING;
    END IF;

    IF new_links IS DISTINCT FROM coalesce(old_links, '[]') THEN
        DELETE FROM card_link
        WHERE from_key = the_key
          AND to_key IN (SELECT link ->> 'to' FROM jsonb_array_elements(old_links) AS link)
          AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(new_links) AS link
            WHERE link ->> 'to' = to_key AND link ->> 'relation' = relation);
        INSERT INTO card_link (to_key, from_key, relation)
        SELECT link ->> 'to', the_key, link ->> 'relation' FROM jsonb_array_elements(new_links) AS link
        ON CONFLICT DO NOTHING;
    END IF;

    IF listed THEN
        INSERT INTO card AS stored (key, kind, title, area, status, deadline, labels, facts, links, terms)
        VALUES (
            the_key, split_part(the_key, '/', 1), new_card ->> 'title', new_card ->> 'area', new_card ->> 'status',
            new_card ->> 'deadline', (new_card -> 'labels')::jsonb, (new_card -> 'facts')::jsonb, new_links, new_terms)
        ON CONFLICT (key) DO UPDATE
            SET title = excluded.title, area = excluded.area, status = excluded.status, deadline = excluded.deadline,
                labels = excluded.labels, facts = excluded.facts, links = excluded.links, terms = excluded.terms
            WHERE stored IS DISTINCT FROM excluded;
    ELSE
        DELETE FROM card WHERE key = the_key;
    END IF;

    -- Rounded up: a grain woken too early would find nothing to do.
    new_due := floor(extract(epoch FROM (new_card ->> 'due')::timestamptz) * 1000)::bigint + 1;
    IF new_due IS NULL THEN
        DELETE FROM due WHERE key = the_key;
    ELSE
        INSERT INTO due (key, at, take_at) VALUES (the_key, new_due, new_due)
        ON CONFLICT (key) DO UPDATE SET at = excluded.at, take_at = excluded.take_at;
    END IF;

    INSERT INTO feed (at, type, source, area, data)
    SELECT floor(extract(epoch FROM (event ->> 'at')::timestamptz) * 1000)::bigint,
           event ->> 'type', the_key, event ->> 'area', event ->> 'data'
    FROM json_array_elements(document -> 'events') AS event;

    RETURN new_version;
END
$$;

CREATE FUNCTION clear_state(the_key text, read_version integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    new_version integer;
BEGIN
    UPDATE grain_state SET version = version + 1, modified = now(), state = NULL
    WHERE key = the_key AND version = read_version
    RETURNING version INTO new_version;

    IF new_version IS NOT NULL THEN
        DELETE FROM card_term
        WHERE key = the_key
          AND term IN (SELECT jsonb_array_elements_text(terms) FROM card WHERE card.key = the_key);
        DELETE FROM card_link
        WHERE from_key = the_key
          AND to_key IN (SELECT link ->> 'to' FROM card, jsonb_array_elements(links) AS link WHERE card.key = the_key);
        DELETE FROM card WHERE key = the_key;
        DELETE FROM due WHERE key = the_key;
    END IF;

    RETURN new_version;
END
$$;
