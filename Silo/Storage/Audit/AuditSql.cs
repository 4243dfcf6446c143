using System.Text;
using Dapper;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>A query of the log in SQL that both engines understand.</summary>
internal sealed class AuditSql
{
    private readonly StringBuilder _conditions = new();

    public AuditSql(AuditQuery query)
    {
        Parameters.Add("limit", query.Limit + 1);
        Add("actor", "actor = @actor", query.Actor);
        Add("object", "object = @object", query.Object?.ToString());
        Add("action", "action = @action", query.Action);
        Add("from", "at >= @from", query.From?.ToUnixTimeMilliseconds());
        Add("to", "at < @to", query.To?.ToUnixTimeMilliseconds());
        if (query.Cursor is not null)
        {
            var cursor = AuditCursor.Parse(query.Cursor);
            IsValid = cursor is not null;
            Add("cursorAt", "(at, chain, sequence) < (@cursorAt, @cursorChain, @cursorSequence)", cursor?.At);
            Parameters.Add("cursorChain", cursor?.Chain);
            Parameters.Add("cursorSequence", cursor?.Sequence);
        }
    }

    /// <summary>False when the cursor is none.</summary>
    public bool IsValid { get; } = true;

    public string Conditions => _conditions.ToString();

    public DynamicParameters Parameters { get; } = new();

    private void Add(string name, string condition, object? value)
    {
        if (value is not null)
        {
            _conditions.Append(" AND ").Append(condition);
            Parameters.Add(name, value);
        }
    }
}
