-- All that a card is found by: what its grain says, and what follows from the card itself.
CREATE FUNCTION card_terms(the_kind text, card jsonb) RETURNS tsvector
LANGUAGE sql IMMUTABLE AS $$
    SELECT array_to_tsvector(array(
        SELECT jsonb_array_elements_text(card -> 'terms' -> 'index')
        UNION ALL
        SELECT 'k=' || the_kind
        UNION ALL
        SELECT 'r=' || left(card ->> 'area', digits) FROM unnest(ARRAY[6, 9, 12, 15, 17]) AS digits WHERE length(card ->> 'area') >= digits
        UNION ALL
        SELECT 'l=' || encode(convert_to(left(label, 40), 'UTF8'), 'hex') FROM jsonb_array_elements_text(card -> 'labels') AS label
        UNION ALL
        SELECT 'f=' || fact.key || '=' || encode(convert_to(left(fact.value, 40), 'UTF8'), 'hex') FROM jsonb_each_text(card -> 'facts') AS fact))
$$;

-- Stores a state with its card, terms, links, due time, events and change. Answers the new version; null when the caller's
-- version is not the stored one. A card that is absent or not listed leaves no trace but its due time.
CREATE FUNCTION write_state(the_key text, read_version integer, payload bytea) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    -- U+0000 cannot be stored as text here; nobody misses it.
    document    json    := replace(convert_from(payload, 'UTF8'), '\u0000', '\ufffd');
    new_card    jsonb   := document -> 'card';
    the_kind    text    := split_part(the_key, '/', 1);
    listed      boolean := coalesce((new_card ->> 'listed')::boolean, false);
    old_links   jsonb   := '[]';
    new_links   jsonb   := CASE WHEN listed THEN new_card -> 'links' ELSE '[]' END;
    new_matches jsonb   := CASE WHEN listed THEN coalesce(new_card -> 'matches', '{}') ELSE '{}' END;
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
        SELECT links INTO old_links FROM card WHERE key = the_key;
    END IF;

    IF new_version IS NULL THEN
        RETURN NULL;
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
        INSERT INTO card AS stored (key, kind, title, area, status, deadline, changed, labels, facts, links, texts, terms)
        VALUES (
            the_key, the_kind, new_card ->> 'title', new_card ->> 'area', new_card ->> 'status', new_card ->> 'deadline',
            floor(extract(epoch FROM now()) * 1000)::bigint, new_card -> 'labels', new_card -> 'facts', new_links,
            new_card -> 'terms' -> 'texts', card_terms(the_kind, new_card))
        ON CONFLICT (key) DO UPDATE
            SET title = excluded.title, area = excluded.area, status = excluded.status, deadline = excluded.deadline,
                changed = excluded.changed, labels = excluded.labels, facts = excluded.facts, links = excluded.links,
                texts = excluded.texts, terms = excluded.terms
            WHERE (stored.title, stored.area, stored.status, stored.deadline, stored.labels, stored.facts, stored.links, stored.texts, stored.terms)
                IS DISTINCT FROM
                (excluded.title, excluded.area, excluded.status, excluded.deadline, excluded.labels, excluded.facts, excluded.links, excluded.texts, excluded.terms);
    ELSIF read_version IS NOT NULL THEN
        DELETE FROM card WHERE key = the_key;
    END IF;

    DELETE FROM card_match WHERE key = the_key AND value IS DISTINCT FROM new_matches ->> rule;
    INSERT INTO card_match (rule, value, key)
    SELECT match.key, match.value, the_key FROM jsonb_each_text(new_matches) AS match
    ON CONFLICT DO NOTHING;

    IF is_area(the_key) THEN
        PERFORM write_region(the_key, CASE WHEN listed THEN document -> 'card' -> 'region' END);
    END IF;

    -- Rounded up: a grain woken too early would find nothing to do.
    new_due := floor(extract(epoch FROM (new_card ->> 'due')::timestamptz) * 1000)::bigint + 1;
    IF new_due IS NULL THEN
        IF read_version IS NOT NULL THEN
            DELETE FROM due WHERE key = the_key;
        END IF;
    ELSE
        INSERT INTO due (key, at, take_at) VALUES (the_key, new_due, new_due)
        ON CONFLICT (key) DO UPDATE SET at = excluded.at, take_at = excluded.take_at;
    END IF;

    IF document -> 'events' IS NOT NULL THEN
        INSERT INTO feed (at, type, source, area, data)
        SELECT floor(extract(epoch FROM (event ->> 'at')::timestamptz) * 1000)::bigint,
               event ->> 'type', the_key, event ->> 'area', event ->> 'data'
        FROM json_array_elements(document -> 'events') AS event;
    END IF;

    INSERT INTO object_change (key, revision, at, actor, action, fields)
    SELECT the_key, (change ->> 'revision')::bigint, floor(extract(epoch FROM (change ->> 'at')::timestamptz) * 1000)::bigint,
           change ->> 'by', change ->> 'action', change ->> 'fields'
    FROM (SELECT document -> 'change' AS change) AS stored
    WHERE change IS NOT NULL;

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
        DELETE FROM card_link
        WHERE from_key = the_key
          AND to_key IN (SELECT link ->> 'to' FROM card, jsonb_array_elements(links) AS link WHERE card.key = the_key);
        DELETE FROM card_match WHERE key = the_key;
        DELETE FROM card WHERE key = the_key;
        DELETE FROM due WHERE key = the_key;
        IF is_area(the_key) THEN
            PERFORM write_region(the_key, NULL);
        END IF;
    END IF;

    RETURN new_version;
END
$$;
