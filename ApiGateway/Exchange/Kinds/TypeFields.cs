using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Twin.Http;
using Twin.People;

namespace Twin.Exchange.Kinds;

/// <summary>The fields of a contract, those of records within it with the record's name before theirs.</summary>
internal static class TypeFields
{
    public static IEnumerable<KindField> Of(Type type, string prefix = "")
    {
        foreach (var property in GatewayJson.Options.GetTypeInfo(type).Properties)
        {
            var path = prefix + property.Name;
            var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (GatewayJson.Options.GetTypeInfo(value).Kind == JsonTypeInfoKind.Object)
            {
                foreach (var within in Of(value, $"{path}."))
                {
                    yield return within;
                }
            }
            else
            {
                var item = value.IsGenericType && value.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? value.GetGenericArguments()[0] : null;
                yield return new KindField(path, TypeOf(item ?? value), item is not null);
            }
        }
    }

    private static CellType TypeOf(Type type) =>
        type == typeof(string) || type == typeof(PersonLabel) || type.IsEnum ? CellType.Text
        : type == typeof(int) || type == typeof(long) ? CellType.Whole
        : type == typeof(double) || type == typeof(decimal) ? CellType.Number
        : type == typeof(bool) ? CellType.Flag
        : type == typeof(DateOnly) ? CellType.Day
        : CellType.Json;
}
