using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Twin.Storage.Sqlite;

/// <inheritdoc cref="GatedDataSource"/>
internal sealed class GatedCommand(SqliteWriter writer) : SqliteCommand
{
    private const string Read = "SELECT";
    private const string Payload = "PayloadBinary";

    /// <summary>Where in the text the statements begin that a card which is kept does not need.</summary>
    private const string OfCards = "-- The rest is left out";

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        if (CommandText.StartsWith(Read, StringComparison.Ordinal))
        {
            await Connection!.OpenAsync(cancellationToken);
            return await base.ExecuteDbDataReaderAsync(behavior, cancellationToken);
        }

        var parts = Parameters.Contains(Payload) && Parameters[Payload].Value is byte[] document ? DocumentParts.Of(document) : (DocumentParts?)null;
        return Answer(await writer.Run(session => Write(session, parts), cancellationToken)).CreateDataReader();
    }

    /// <summary>Runs all statements; the first one's single row is the answer, and without a row the rest is undone.</summary>
    private Row? Write(SqliteSession session, DocumentParts? parts)
    {
        var command = session.Command(parts is { IsStateAlone: true } ? CommandText[..CommandText.IndexOf(OfCards, StringComparison.Ordinal)] : CommandText);
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
        }

        if (parts is { State: var state, Rest: var rest })
        {
            command.Parameters.RemoveAt(Payload);
            command.Parameters.AddWithValue("@State", (object?)state ?? DBNull.Value);
            command.Parameters.AddWithValue("@Rest", rest);
        }

        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        var row = new Row(reader.GetName(0), reader.GetValue(0));
        while (reader.NextResult())
        {
            // Left to Dispose, the other statements would run too, but their failures would be swallowed.
        }

        return row;
    }

    private static DataTable Answer(Row? row)
    {
        var table = new DataTable();
        if (row is not null)
        {
            table.Columns.Add(row.Column, row.Value.GetType());
            table.Rows.Add(row.Value);
        }

        return table;
    }

    private sealed record Row(string Column, object Value);
}
