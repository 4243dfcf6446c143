namespace Twin.Storage.Sqlite;

/// <summary>Keeps the index of terms with the cards, at the end of every transaction.</summary>
internal static class SqliteCardIndex
{
    /// <summary>The facts are those of <see cref="IndexedTerms.IsTerm"/>.</summary>
    private const string Insert =
        """
        INSERT INTO card_term (rowid, terms)
        SELECT id, (
            SELECT group_concat(term, ' ') FROM (
                SELECT value AS term FROM json_each(terms, '$.index')
                UNION ALL
                SELECT 'k=' || kind
                UNION ALL
                SELECT 'r=' || substr(area, 1, value) FROM json_each('[6, 9, 12, 15, 17]') WHERE length(area) >= value
                UNION ALL
                SELECT 'r=' WHERE area IS NULL
                UNION ALL
                SELECT 'l=' || hex(substr(value, 1, 40)) FROM json_each(labels)
                UNION ALL
                SELECT 'f=' || key || '=' || hex(substr(value, 1, 40)) FROM json_each(facts)
                WHERE value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'))
        FROM card_to_index JOIN card USING (id)
        """;

    /// <summary>
    /// Every transaction adds a part to the index, and a search looks into all of them: joining a few pages of them each
    /// time keeps the parts few.
    /// </summary>
    private const string Join = "INSERT INTO card_term (card_term, rank) VALUES ('merge', 16)";

    /// <param name="isBusy">True when more waits to be written: then parts are joined only as SQLite itself does.</param>
    public static void BringUpToDate(SqliteSession session, bool isBusy)
    {
        if (session.Command("SELECT EXISTS (SELECT 1 FROM card_to_index)").ExecuteScalar() is 0L)
        {
            return;
        }

        session.Execute("DELETE FROM card_term WHERE rowid IN (SELECT id FROM card_to_index)");
        session.Execute(Insert);
        if (!isBusy)
        {
            session.Execute(Join);
        }

        session.Execute("DELETE FROM card_to_index");
    }
}
