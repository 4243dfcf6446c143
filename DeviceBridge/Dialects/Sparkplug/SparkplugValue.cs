using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>Values of metrics. Negative integers travel as the unsigned number with the same bits, which only the type tells.</summary>
internal static class SparkplugValue
{
    public static void Read(SparkplugMetric metric, string name, SparkplugType type, DateTimeOffset at, ReadingSet readings)
    {
        switch (metric.ValueCase)
        {
            case SparkplugMetric.ValueOneofCase.IntValue:
                readings.Add(name, Signed(metric.IntValue, type), at);
                break;
            case SparkplugMetric.ValueOneofCase.LongValue:
                readings.Add(name, type is SparkplugType.Int64 ? (long)metric.LongValue : metric.LongValue, at);
                break;
            case SparkplugMetric.ValueOneofCase.FloatValue:
                readings.Add(name, Shortest(metric.FloatValue), at);
                break;
            case SparkplugMetric.ValueOneofCase.DoubleValue:
                readings.Add(name, metric.DoubleValue, at);
                break;
            case SparkplugMetric.ValueOneofCase.BooleanValue:
                readings.Add(name, metric.BooleanValue ? 1 : 0, at);
                break;
            case SparkplugMetric.ValueOneofCase.StringValue:
                readings.Add(name, metric.StringValue, at);
                break;
        }
    }

    /// <summary>A whole number; null when the metric has none.</summary>
    public static ulong? NumberOf(SparkplugMetric metric) => metric.ValueCase switch
    {
        SparkplugMetric.ValueOneofCase.IntValue => metric.IntValue,
        SparkplugMetric.ValueOneofCase.LongValue => metric.LongValue,
        _ => null,
    };

    /// <summary>A value for a node, in the type its birth gave the metric.</summary>
    public static SparkplugMetric Write(string name, JsonNode? value, SparkplugType type)
    {
        var metric = new SparkplugMetric { Name = name };
        switch (value?.GetValueKind())
        {
            case null:
                metric.IsNull = true;
                metric.Datatype = (uint)type;
                break;
            case JsonValueKind.Number when value.GetValue<double>() is var number:
                Write(metric, number, type);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                metric.BooleanValue = value.GetValue<bool>();
                metric.Datatype = (uint)SparkplugType.Boolean;
                break;
            default:
                metric.StringValue = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
                metric.Datatype = (uint)(type is SparkplugType.Text or SparkplugType.Uuid ? type : SparkplugType.String);
                break;
        }

        return metric;
    }

    private static void Write(SparkplugMetric metric, double number, SparkplugType type)
    {
        metric.Datatype = (uint)type;
        switch (type)
        {
            case >= SparkplugType.Int8 and <= SparkplugType.Int32:
                metric.IntValue = unchecked((uint)(int)number);
                break;
            case SparkplugType.UInt8 or SparkplugType.UInt16 or SparkplugType.UInt32:
                metric.IntValue = (uint)number;
                break;
            case SparkplugType.Int64 or SparkplugType.DateTime:
                metric.LongValue = unchecked((ulong)(long)number);
                break;
            case SparkplugType.UInt64:
                metric.LongValue = (ulong)number;
                break;
            case SparkplugType.Float:
                metric.FloatValue = (float)number;
                break;
            case SparkplugType.Boolean:
                metric.BooleanValue = number != 0;
                break;
            default:
                metric.DoubleValue = number;
                metric.Datatype = (uint)SparkplugType.Double;
                break;
        }
    }

    private static double Signed(uint value, SparkplugType type) => type switch
    {
        SparkplugType.Int8 => unchecked((sbyte)value),
        SparkplugType.Int16 => unchecked((short)value),
        SparkplugType.Int32 => unchecked((int)value),
        _ => value,
    };

    /// <summary>The number the device meant: 21.6 as a float is 21.600000381 as a double.</summary>
    private static double Shortest(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
