namespace Twin.Storage.Postgres;

/// <summary>What is written with states: each statement does for all rows of its arrays what one row needs.</summary>
internal static class StateStatements
{
    /// <summary>What the server says when a state of the batch was not written from the newest.</summary>
    public const string Changed = "TW001";

    /// <summary>By its place in the arrays, not by a join: a join may be planned the wrong way round while the table is new.</summary>
    public const string Update =
        """
        WITH stored AS (
            UPDATE grain_state SET version = version + 1, modified = now(), state = ($3)[array_position($1, key)]::json
            WHERE key = ANY($1) AND version = ($2)[array_position($1, key)]
            RETURNING key)
        SELECT require_all_stored(cardinality($1), (SELECT count(*) FROM stored))
        """;

    public const string Insert =
        """
        WITH stored AS (
            INSERT INTO grain_state (key, version, modified, state)
            SELECT key, 1, now(), state::json FROM unnest($1, $2) AS given (key, state)
            ON CONFLICT DO NOTHING
            RETURNING key)
        SELECT require_all_stored(cardinality($1), (SELECT count(*) FROM stored))
        """;

    public const string RemoveCards = "DELETE FROM card WHERE key = ANY($1)";

    public const string PutCards =
        """
        INSERT INTO card AS stored (key, kind, title, area, status, deadline, changed, labels, facts, links, texts, terms)
        SELECT key, split_part(key, '/', 1), title, area, status, deadline, floor(extract(epoch FROM now()) * 1000)::bigint,
               labels::jsonb, facts::jsonb, links::jsonb, texts::jsonb, terms::tsvector
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS given (key, title, area, status, deadline, labels, facts, links, texts, terms)
        ON CONFLICT (key) DO UPDATE
            SET title = excluded.title, area = excluded.area, status = excluded.status, deadline = excluded.deadline,
                changed = excluded.changed, labels = excluded.labels, facts = excluded.facts, links = excluded.links,
                texts = excluded.texts, terms = excluded.terms
            WHERE (stored.title, stored.area, stored.status, stored.deadline, stored.labels, stored.facts, stored.links, stored.texts, stored.terms)
                IS DISTINCT FROM
                (excluded.title, excluded.area, excluded.status, excluded.deadline, excluded.labels, excluded.facts, excluded.links, excluded.texts, excluded.terms)
        """;

    public const string AddLinks =
        "INSERT INTO card_link (to_key, from_key, relation) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING";

    /// <summary>Those that the stored card has and the new one has not: it runs while the stored card is still there.</summary>
    public const string RemoveLinks =
        """
        DELETE FROM card_link WHERE ctid = ANY (ARRAY(
            SELECT gone.ctid
            FROM card
            CROSS JOIN jsonb_array_elements(card.links) AS link
            CROSS JOIN LATERAL (
                SELECT ctid, to_key, from_key, relation FROM card_link
                WHERE to_key = link ->> 'to' AND from_key = card.key AND relation = link ->> 'relation' OFFSET 0) AS gone
            WHERE card.key = ANY($1) AND (gone.to_key, gone.from_key, gone.relation) NOT IN (SELECT * FROM unnest($2, $3, $4))))
        """;

    /// <summary>Those that the new card has not.</summary>
    public const string RemoveMatches =
        "DELETE FROM card_match WHERE key = ANY($1) AND (rule, value, key) NOT IN (SELECT * FROM unnest($2, $3, $4))";

    public const string AddMatches =
        "INSERT INTO card_match (rule, value, key) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING";

    /// <summary>Areas as the map shows them; an area that is no longer listed keeps its row to say so.</summary>
    public const string PutRegions = "SELECT write_region(key, region::json) FROM unnest($1, $2) AS given (key, region) WHERE is_area(key)";

    public const string RemoveDues = "DELETE FROM due WHERE key = ANY($1)";

    public const string PutDues =
        """
        INSERT INTO due (key, at, take_at) SELECT key, at, at FROM unnest($1, $2) AS given (key, at)
        ON CONFLICT (key) DO UPDATE SET at = excluded.at, take_at = excluded.take_at
        """;

    public const string AddEvents =
        """
        INSERT INTO feed (source, at, type, area, data)
        SELECT source, at, type, area, data FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS given (source, at, type, area, data, place) ORDER BY place
        """;

    public const string AddChanges = "INSERT INTO object_change (key, revision, at, actor, action, fields) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)";
}
