-- What spellings begin with has terms of its own.
UPDATE card SET terms = json_set(terms, '$.index', (
    SELECT json_group_array(term) FROM (
        SELECT value AS term FROM json_each(terms, '$.index')
        UNION
        SELECT substr(spelled.value, 1, 1) || '!' || substr(spelled.value, 3, start.value)
        FROM json_each(terms, '$.index') AS spelled, json_each('[2, 3]') AS start
        WHERE substr(spelled.value, 2, 1) = '~' AND length(spelled.value) >= start.value + 2)))
WHERE EXISTS (SELECT 1 FROM json_each(terms, '$.index') AS spelled WHERE substr(spelled.value, 2, 1) = '~');
