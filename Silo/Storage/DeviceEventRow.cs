using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>
/// A row of <c>device_event</c>. Read by property: of an empty answer SQLite does not tell the columns' types, by which a
/// constructor would be found.
/// </summary>
internal sealed class DeviceEventRow
{
    public const string ForgetSql = "DELETE FROM device_event WHERE device = @device AND at >= @from AND at < @to";

    public long Id { get; init; }

    public long At { get; init; }

    public string Type { get; init; } = string.Empty;

    public string Data { get; init; } = string.Empty;

    /// <summary>What is the same for a repeat of the event and differs for any other event of the device.</summary>
    public static string KeyOf(DeviceEvent happened) => happened.Id is { } id
        ? $"i:{CleanText.Of(id)}"
        : $"h:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{happened.At.ToUnixTimeMilliseconds()}\n{happened.Type}\n{happened.Data}")))}";

    public static object Span(string device, DateTimeOffset from, DateTimeOffset to) =>
        new { device, from = from.ToUnixTimeMilliseconds(), to = to.ToUnixTimeMilliseconds() };

    /// <inheritdoc cref="IDeviceEvents.List"/>
    public static async Task<ImmutableArray<StoredEvent>> List(DbConnection connection, string device, EventQuery query, CancellationToken cancellationToken)
    {
        var ofType = query.Type is null ? string.Empty : "AND type = @type";
        var after = query.Before is null ? string.Empty : "AND (at, id) < (SELECT at, id FROM device_event WHERE id = @before)";
        var rows = await connection.QueryAsync<DeviceEventRow>(new CommandDefinition(
            $"""
            SELECT id, at, type, data FROM device_event
            WHERE device = @device AND at >= @from AND at < @to {ofType} {after}
            ORDER BY at DESC, id DESC LIMIT @limit
            """,
            new
            {
                device,
                type = query.Type,
                before = query.Before,
                from = query.From?.ToUnixTimeMilliseconds() ?? long.MinValue,
                to = query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                limit = query.Limit,
            },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new StoredEvent(row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Type, row.Data))];
    }
}
