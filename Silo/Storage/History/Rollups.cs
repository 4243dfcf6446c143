using System.Runtime.CompilerServices;
using Dapper;

namespace Twin.Storage;

/// <summary>The roll-ups on either engine, and what is known of them.</summary>
internal sealed class Rollups(ITwinDatabase database, ITransactions transactions)
{
    private const string Keep =
        "INSERT INTO rollup (device, hour, points) VALUES (@Device, @Hour, @Points) ON CONFLICT (device, hour) DO UPDATE SET points = excluded.points";

    /// <summary>Takes the work for a time, unless another silo has it.</summary>
    public async Task<bool> Lease(DateTimeOffset now, TimeSpan time, CancellationToken cancellationToken) => await transactions.Run(
        connection => connection.Execute(
            "UPDATE rolled SET leased_until = @until WHERE leased_until <= @now",
            new { now = now.ToUnixTimeMilliseconds(), until = (now + time).ToUnixTimeMilliseconds() }),
        cancellationToken) == 1;

    public Task Release(CancellationToken cancellationToken) =>
        transactions.Run(connection => connection.Execute("UPDATE rolled SET leased_until = 0"), cancellationToken);

    /// <summary>Null before the first time.</summary>
    public async Task<RolledHours?> Find(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var found = await connection.QuerySingleAsync<(int? First, int? Next)>("SELECT first_hour, next_hour FROM rolled");
        return found is { First: { } first, Next: { } next } ? new RolledHours(first, next) : null;
    }

    public Task Advance(RolledHours hours, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("UPDATE rolled SET first_hour = @First, next_hour = @Next", new { hours.First, hours.Next }), cancellationToken);

    public Task Store(IReadOnlyCollection<StoredRollup> rollups, CancellationToken cancellationToken) => rollups.Count == 0
        ? Task.CompletedTask
        : transactions.Run(connection => connection.Execute(Keep, rollups.Select(static rollup => new { rollup.Device, rollup.Hour, rollup.Points })), cancellationToken);

    /// <summary>Readings of these hours have come late. Called once they are durable and before anybody is told so.</summary>
    public Task MarkLate(IEnumerable<(int Device, int Hour)> hours, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute(
            "INSERT INTO late_hour (device, hour) VALUES (@Device, @Hour) ON CONFLICT DO NOTHING",
            hours.Order().Select(static late => new { late.Device, late.Hour })),
        cancellationToken);

    public async Task<IReadOnlyList<(int Device, int Hour)>> ListLate(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return (await connection.QueryAsync<(int, int)>("SELECT device, hour FROM late_hour ORDER BY device, hour LIMIT @limit", new { limit })).AsList();
    }

    /// <summary>Rolls a late hour up again. The mark goes first: what comes after that marks it anew.</summary>
    /// <param name="applies">False when its readings are no longer kept, or are rolled up later anyway.</param>
    public Task RollLate(int device, int hour, bool applies, IHistoryStore store, CancellationToken cancellationToken) => transactions.Run(
        connection =>
        {
            var mark = new { device, hour };
            connection.Execute("DELETE FROM late_hour WHERE device = @device AND hour = @hour", mark);
            if (!applies)
            {
                return 0;
            }

            var roller = new HourRoller(device);
            foreach (var reading in store.Read(connection, device, Hours.Start(hour), Hours.Start(hour + 1)))
            {
                roller.Add(reading);
            }

            return roller.Finish() is { } rollup
                ? connection.Execute(Keep, new { rollup.Device, rollup.Hour, rollup.Points })
                : connection.Execute("DELETE FROM rollup WHERE device = @device AND hour = @hour", mark);
        },
        cancellationToken);

    /// <summary>
    /// Forgets what holds readings of a time. Hours it cuts are rolled up again from what is left of them, and so are those that
    /// may be on their way just now.
    /// </summary>
    public async Task Forget(int device, long from, long to, int onTheirWay, CancellationToken cancellationToken)
    {
        var (first, last) = (Hours.Of(from), Hours.Of(to - 1));
        var next = (await Find(cancellationToken))?.Next;
        var late = Enumerable.Range(0, onTheirWay).Select(hour => (next ?? last) + hour).Where(hour => next is not null && hour >= first && hour <= last).Append(first).Append(last);
        await MarkLate(late.Distinct().Select(hour => (device, hour)), cancellationToken);
        await transactions.Run(
            connection => connection.Execute("DELETE FROM rollup WHERE device = @device AND hour >= @first AND hour <= @last", new { device, first, last }), cancellationToken);
    }

    public Task Trim(int before, CancellationToken cancellationToken) =>
        transactions.Run(connection => connection.Execute("DELETE FROM rollup WHERE hour < @before", new { before }), cancellationToken);

    /// <summary>Oldest first.</summary>
    public async IAsyncEnumerable<StoredRollup> Scan(int device, int from, int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var rows = connection.QueryUnbufferedAsync<StoredRollup>(
            "SELECT device, hour, points FROM rollup WHERE device = @device AND hour >= @from AND hour < @to ORDER BY hour", new { device, from, to });
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>Divides a time into what roll-ups can answer and what readings must.</summary>
    public async Task<IReadOnlyList<HistoryStretch>> Divide(int device, long from, long to, CancellationToken cancellationToken)
    {
        if (await Find(cancellationToken) is not { } rolled)
        {
            return [new HistoryStretch(from, to, Rolled: false)];
        }

        var (first, end) = (Math.Max(Hours.From(from), rolled.First), Math.Min(Hours.Of(to), rolled.Next));
        var stretches = new List<HistoryStretch>();
        var at = from;
        foreach (var late in first < end ? await LateHours(device, first, end, cancellationToken) : [])
        {
            Add(Hours.Start(first), Hours.Start(late));
            first = late + 1;
        }

        Add(Hours.Start(first), Hours.Start(end));
        if (at < to)
        {
            stretches.Add(new HistoryStretch(at, to, Rolled: false));
        }

        return stretches;

        void Add(long start, long until)
        {
            if (start < until)
            {
                stretches.AddRange(at < start ? [new HistoryStretch(at, start, Rolled: false)] : []);
                stretches.Add(new HistoryStretch(start, until, Rolled: true));
                at = until;
            }
        }
    }

    private async Task<IReadOnlyList<int>> LateHours(int device, int from, int to, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return (await connection.QueryAsync<int>(
            "SELECT hour FROM late_hour WHERE device = @device AND hour >= @from AND hour < @to ORDER BY hour", new { device, from, to })).AsList();
    }
}
