using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Twin.Exchange.Kinds;
using Twin.Http;

namespace Twin.Exchange.Files;

/// <summary>Rows of a table as rows of an import: the first says which column is which field. An empty cell says nothing.</summary>
/// <param name="mapping">Fields by the titles of columns; for those it does not name the title itself is looked for.</param>
internal sealed class TableImport(KindTable table, IReadOnlyDictionary<string, string>? mapping)
{
    public async IAsyncEnumerable<ImportRow> Read(IAsyncEnumerable<TableRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Column[]? columns = null;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (columns is null)
            {
                columns = [.. row.Cells.Select(ColumnOf)];
                CheckColumns(columns);
            }
            else
            {
                yield return ToImport(row, columns);
            }
        }
    }

    private Column ColumnOf(Cell header)
    {
        if (header.Fault is { } fault)
        {
            throw FileLimits.Unreadable($"The column title '{header.Text}' {fault}.");
        }

        var title = CellText.Plain(header.Text.Trim());
        var name = mapping?.GetValueOrDefault(title) ?? title;
        return name is "" or KindTable.Area && table.Find(name) is null ? new Column(name, Field: null)
            : name == KindTable.Id ? new Column(name, Field: null)
            : table.Find(name) is { } field ? new Column(field.Path, field)
            : throw FileLimits.Unreadable($"The column '{title}' is no field of {table.Kind}: map it to one, or to an empty text to leave it out. Fields are id, {string.Join(", ", table.Fields.Select(static field => field.Path))}.");
    }

    private void CheckColumns(Column[] columns)
    {
        if (columns.Length > FileLimits.MaxColumns)
        {
            throw FileLimits.TooLarge($"It has more than {FileLimits.MaxColumns} columns.");
        }

        var names = columns.Where(static column => column.Field is not null || column.Name == KindTable.Id).Select(static column => column.Name).ToArray();
        if (!names.Contains(KindTable.Id, StringComparer.Ordinal))
        {
            throw FileLimits.Unreadable("The first row must hold the titles of the columns, and one of them must be id.");
        }

        if (names.GroupBy(static name => name, StringComparer.Ordinal).FirstOrDefault(static name => name.Count() > 1) is { } twice)
        {
            throw FileLimits.Unreadable($"Two columns are {twice.Key} of {table.Kind}.");
        }
    }

    private ImportRow ToImport(TableRow row, Column[] columns)
    {
        string? id = null;
        Refusal? refusal = row.Cells.Skip(columns.Length).Any(static cell => cell.Text.Length > 0) ? Refusal.Invalid("line", "has more cells than there are columns") : null;
        var attributes = new JsonObject();
        foreach (var (cell, column) in row.Cells.Zip(columns))
        {
            if (cell.Fault is { } broken && (column.Field is not null || column.Name == KindTable.Id))
            {
                refusal ??= Refusal.Invalid(column.Name, broken);
            }
            else if (column.Field is { } field && CellText.Plain(cell.Text) is { Length: > 0 } text)
            {
                var value = CellJson.Read(field, text, out var fault);
                refusal ??= fault is null ? null : Refusal.Invalid(field.Path, fault);
                Set(attributes, field.Path, value);
            }
            else if (column.Name == KindTable.Id)
            {
                id = cell.Text;
            }
        }

        refusal ??= ObjectKey.IsValidId(id) ? null : Refusal.Invalid(KindTable.Id, ObjectKey.IdRule);
        return new ImportRow(row.Line, table.Kind, ObjectKey.IsValidId(id) ? id : null, refusal is null ? attributes.ToJsonString(GatewayJson.Options) : null, refusal);
    }

    private static void Set(JsonObject attributes, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var target = attributes;
        foreach (var name in names[..^1])
        {
            if (target[name] is not JsonObject within)
            {
                target[name] = within = [];
            }

            target = within;
        }

        target[names[^1]] = value;
    }

    private sealed record Column(string Name, KindField? Field);
}
