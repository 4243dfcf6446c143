using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Twin.Storage.Sqlite;

/// <inheritdoc cref="GatedDataSource"/>
internal sealed class GatedCommand(SqliteWriter writer) : SqliteCommand
{
    private const string Read = "SELECT";
    private const string Payload = "PayloadBinary";

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        if (CommandText.StartsWith(Read, StringComparison.Ordinal))
        {
            await Connection!.OpenAsync(cancellationToken);
            return await base.ExecuteDbDataReaderAsync(behavior, cancellationToken);
        }

        return Answer(await writer.Run(Write, cancellationToken)).CreateDataReader();
    }

    /// <summary>Runs all statements; the first one's single row is the answer, and without a row the rest is undone.</summary>
    private Row? Write(SqliteSession session)
    {
        var command = session.Command(CommandText);
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters)
        {
            if (parameter is { ParameterName: Payload, Value: byte[] document })
            {
                var parts = DocumentParts.Of(document);
                command.Parameters.AddWithValue("@State", (object?)parts.State ?? DBNull.Value);
                command.Parameters.AddWithValue("@Rest", parts.Rest);
            }
            else
            {
                command.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            }
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
