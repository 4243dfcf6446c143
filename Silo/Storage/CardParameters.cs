using Dapper;

namespace Twin.Storage;

/// <summary>The parameters of a statement. A value that is needed again is the same parameter: what they cost goes by their number.</summary>
internal sealed class CardParameters
{
    private readonly Dictionary<object, string> _names = [];

    public DynamicParameters All { get; } = new();

    public string Name(object value)
    {
        if (!_names.TryGetValue(value, out var name))
        {
            name = $"@p{_names.Count}";
            _names.Add(value, name);
            All.Add(name[1..], value);
        }

        return name;
    }
}
