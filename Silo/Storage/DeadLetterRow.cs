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
    public long Id { get; init; }

    public long At { get; init; }

    public string? Device { get; init; }

    public string Topic { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public byte[] Payload { get; init; } = [];

    public long PayloadLength { get; init; }

    /// <inheritdoc cref="IDeadLetters.List"/>
    public static async Task<ImmutableArray<DeadLetter>> List(
        DbConnection connection, string? device, long? before, int limit, CancellationToken cancellationToken)
    {
        var ofDevice = device is null ? string.Empty : "AND device = @device";
        var rows = await connection.QueryAsync<DeadLetterRow>(new CommandDefinition(
            $"""
            SELECT id, at, device, topic, reason, payload, CAST(payload_length AS bigint) AS payloadLength FROM dead_letter
            WHERE id < @before {ofDevice} ORDER BY id DESC LIMIT @limit
            """,
            new { device, before = before ?? long.MaxValue, limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToLetter())];
    }

    private DeadLetter ToLetter() => new(
        Id,
        DateTimeOffset.FromUnixTimeMilliseconds(At),
        Device,
        Topic,
        Reason,
        ImmutableCollectionsMarshal.AsImmutableArray(Payload),
        (int)PayloadLength);
}
