-- What spellings begin with has terms of its own.
UPDATE card SET terms = card.terms || array_to_tsvector(starts.terms)
FROM (
    SELECT key, array_agg(DISTINCT left(term, 1) || '!' || substr(term, 3, letters)) AS terms
    FROM (SELECT card.key, spelled.lexeme AS term FROM card, unnest(card.terms) AS spelled WHERE substr(spelled.lexeme, 2, 1) = '~') AS spelling
    CROSS JOIN (VALUES (2), (3)) AS start (letters)
    WHERE length(term) >= letters + 2
    GROUP BY key) AS starts
WHERE card.key = starts.key;
