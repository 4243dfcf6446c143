using Dapper;

namespace Twin.Storage;

/// <summary>Lists of values in a statement, on either engine: what Dapper makes of a list is not the same on both.</summary>
internal static class SqlList
{
    /// <summary>One parameter a value.</summary>
    /// <returns>Their names for <c>IN (…)</c>; of no values, what nothing is one of.</returns>
    public static string List(this DynamicParameters parameters, string name, IEnumerable<string> values)
    {
        var names = string.Join(", ", values.Select((value, at) =>
        {
            parameters.Add($"{name}{at}", value);
            return $"@{name}{at}";
        }));
        return names.Length == 0 ? "NULL" : names;
    }
}
