using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>
/// A row of <c>dead_letter</c>. Read by property: of an empty answer SQLite does not tell the columns' types, by which a
/// constructor would be found.
/// </summary>
internal sealed class DeadLetterRow
{
    private const string Query =
        "SELECT id, at, device, topic, reason, payload, CAST(payload_length AS bigint) AS payloadLength, sender, replayed_at AS replayedAt FROM dead_letter";

    public long Id { get; init; }

    public long At { get; init; }

    public string? Device { get; init; }

    public string Topic { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public byte[] Payload { get; init; } = [];

    public long PayloadLength { get; init; }

    public string? Sender { get; init; }

    public long? ReplayedAt { get; init; }

    /// <inheritdoc cref="IDeadLetters.List"/>
    public static Task<ImmutableArray<DeadLetter>> List(DbConnection connection, string? device, long? before, int limit, CancellationToken cancellationToken)
    {
        var ofDevice = device is null ? string.Empty : "AND device = @device";
        return Read(
            connection,
            $"{Query} WHERE id < @before {ofDevice} ORDER BY id DESC LIMIT @limit",
            new { device = CleanText.Of(device), before = before ?? long.MaxValue, limit },
            cancellationToken);
    }

    /// <inheritdoc cref="IDeadLetters.Find"/>
    public static async Task<DeadLetter?> Find(DbConnection connection, long id, CancellationToken cancellationToken) =>
        (await Read(connection, $"{Query} WHERE id = @id", new { id }, cancellationToken)).FirstOrDefault();

    /// <inheritdoc cref="IDeadLetters.ListOpen"/>
    public static Task<ImmutableArray<DeadLetter>> ListOpen(DbConnection connection, LetterFilter filter, int limit, CancellationToken cancellationToken)
    {
        List<string> conditions = ["replayed_at IS NULL", "id > @after"];
        conditions.AddRange(filter.Device is null ? [] : ["device = @device"]);
        conditions.AddRange(filter.Topic is null ? [] : ["substr(topic, 1, length(@topic)) = @topic"]);
        conditions.AddRange(filter.Reason is null ? [] : ["replace(reason, @reason, '') <> reason"]);
        return Read(
            connection,
            $"{Query} WHERE {string.Join(" AND ", conditions)} ORDER BY id LIMIT @limit",
            new { device = CleanText.Of(filter.Device), topic = CleanText.Of(filter.Topic), reason = CleanText.Of(filter.Reason), after = filter.After, limit },
            cancellationToken);
    }

    private static async Task<ImmutableArray<DeadLetter>> Read(DbConnection connection, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<DeadLetterRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToLetter())];
    }

    private DeadLetter ToLetter() => new(
        Id,
        DateTimeOffset.FromUnixTimeMilliseconds(At),
        Device,
        Topic,
        Reason,
        ImmutableCollectionsMarshal.AsImmutableArray(Payload),
        (int)PayloadLength,
        Sender,
        ReplayedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}
