using Npgsql;
using NpgsqlTypes;

namespace Twin.Storage.Postgres;

/// <summary>The writes of many grains as statements over arrays. A statement without rows is left out.</summary>
internal static class StateBatch
{
    /// <summary>
    /// One transaction, in one trip to the server: stores the states, and brings cards, links, matches, areas, due times,
    /// events and changes in line with them. It fails as a whole when a state was not written from the newest.
    /// </summary>
    public static NpgsqlBatch Of(NpgsqlConnection connection, IReadOnlyCollection<StateWrite> writes)
    {
        var batch = new NpgsqlBatch(connection);
        var (first, next) = Split(writes, static write => write.Version is null);
        Add(batch, StateStatements.Update, next, Keys(next), Numbers(next, static write => write.Version!.Value), Texts(next, static write => write.State));
        Add(batch, StateStatements.Insert, first, Keys(first), Texts(first, static write => write.State));
        AddCards(batch, [.. writes.Where(static write => !write.KeepsCard)]);
        var (due, settled) = Split(writes, static write => write.Due is not null);
        AddIfKnown(batch, StateStatements.RemoveDues, settled);
        Add(batch, StateStatements.PutDues, due, Keys(due), Numbers(due, static write => write.Due!.Value));
        var events = writes.SelectMany(static write => write.Document.Events.IsDefault ? [] : write.Document.Events.Select(happened => (write.Key, Event: happened))).ToArray();
        Add(
            batch, StateStatements.AddEvents, events, Texts(events, static row => row.Key), Numbers(events, static row => row.Event.At.ToUnixTimeMilliseconds()),
            Texts(events, static row => row.Event.Type), Texts(events, static row => row.Event.Area), Texts(events, static row => StoredJson.Of(row.Event.Data)));
        var changes = writes.Where(static write => write.Document.Change is not null).Select(static write => (write.Key, Change: write.Document.Change!)).ToArray();
        Add(
            batch, StateStatements.AddChanges, changes, Texts(changes, static row => row.Key), Numbers(changes, static row => row.Change.Revision),
            Numbers(changes, static row => row.Change.At.ToUnixTimeMilliseconds()), Texts(changes, static row => row.Change.By),
            Texts(changes, static row => StoredJson.Of(row.Change.Action).Trim('"')), Texts(changes, static row => StoredJson.Of(row.Change.Fields)));
        return batch;
    }

    /// <summary>Links first: they are compared with those of the stored card.</summary>
    private static void AddCards(NpgsqlBatch batch, StateWrite[] writes)
    {
        var (listed, unlisted) = Split(writes, static write => write.Card is not null);
        var links = listed.SelectMany(static write => write.Document.Card!.Links.Select(link => (To: link.To.ToString(), From: write.Key, link.Relation))).ToArray();
        NpgsqlParameter[] LinkColumns() => [Texts(links, static link => link.To), Texts(links, static link => link.From), Texts(links, static link => link.Relation)];
        AddIfKnown(batch, StateStatements.RemoveLinks, writes, LinkColumns());
        Add(batch, StateStatements.AddLinks, links, LinkColumns());

        AddIfKnown(batch, StateStatements.RemoveCards, unlisted);
        Add(
            batch, StateStatements.PutCards, listed, Keys(listed), Texts(listed, static write => write.Card!.Title), Texts(listed, static write => write.Card!.Area),
            Texts(listed, static write => write.Card!.Status), Texts(listed, static write => write.Card!.Deadline), Texts(listed, static write => write.Card!.Labels),
            Texts(listed, static write => write.Card!.Facts), Texts(listed, static write => write.Card!.Links), Texts(listed, static write => write.Card!.Texts),
            Texts(listed, static write => write.Card!.Terms));

        var matches = listed.SelectMany(static write => write.Document.Card!.Matches.Select(match => (Rule: match.Key, match.Value, write.Key))).ToArray();
        NpgsqlParameter[] MatchColumns() => [Texts(matches, static match => match.Rule), Texts(matches, static match => match.Value), Texts(matches, static match => match.Key)];
        AddIfKnown(batch, StateStatements.RemoveMatches, writes, MatchColumns());
        Add(batch, StateStatements.AddMatches, matches, MatchColumns());

        var regions = writes.Where(static write => write.Version is not null || write.Document.Card?.Region is not null).ToArray();
        Add(batch, StateStatements.PutRegions, regions, Keys(regions), Texts(regions, static write => write.Card is null ? null : write.Document.Card!.Region is { } region ? StoredJson.Of(region) : null));
    }

    /// <summary>Of what was not there before nothing need be taken away.</summary>
    private static void AddIfKnown(NpgsqlBatch batch, string sql, IEnumerable<StateWrite> writes, params NpgsqlParameter[] kept)
    {
        var known = writes.Where(static write => write.Version is not null).ToArray();
        Add(batch, sql, known, [Keys(known), .. kept]);
    }

    private static void Add<TRow>(NpgsqlBatch batch, string sql, IReadOnlyCollection<TRow> rows, params NpgsqlParameter[] columns)
    {
        if (rows.Count > 0)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(columns);
            batch.BatchCommands.Add(command);
        }
    }

    private static NpgsqlParameter Keys(IEnumerable<StateWrite> writes) => Texts(writes, static write => write.Key);

    private static NpgsqlParameter<string?[]> Texts<TRow>(IEnumerable<TRow> rows, Func<TRow, string?> column) =>
        new() { TypedValue = [.. rows.Select(column)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter<long[]> Numbers<TRow>(IEnumerable<TRow> rows, Func<TRow, long> column) =>
        new() { TypedValue = [.. rows.Select(column)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static (StateWrite[] Those, StateWrite[] Others) Split(IReadOnlyCollection<StateWrite> writes, Func<StateWrite, bool> those) =>
        ([.. writes.Where(those)], [.. writes.Where(write => !those(write))]);
}
