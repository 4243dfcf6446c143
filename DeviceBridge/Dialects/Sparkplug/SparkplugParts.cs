namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>
/// Takes metrics apart that have more than one value: the members of a template's instance, and the columns of a data set
/// of one row, each a metric by the name of the whole, a dot and its own.
/// </summary>
internal static class SparkplugParts
{
    /// <summary>Templates within templates.</summary>
    private const int MaxDepth = 8;

    /// <param name="name">What the metric is called, where it goes by its alias.</param>
    /// <param name="fault">Is told what cannot be read.</param>
    /// <returns>Metrics with one value each, with their names; a template's definition has none.</returns>
    public static IEnumerable<SparkplugMetric> Of(SparkplugMetric metric, string name, Action<string> fault, int depth = 0)
    {
        switch (metric.ValueCase)
        {
            case SparkplugMetric.ValueOneofCase.TemplateValue when metric.TemplateValue.IsDefinition:
                return [];
            case SparkplugMetric.ValueOneofCase.TemplateValue or SparkplugMetric.ValueOneofCase.DataSetValue when depth == MaxDepth || name.Length > MetricNames.MaxLength:
                fault($"{FaultList.Printable(Short(name))}: a name of more than {MetricNames.MaxLength} characters, or templates more than {MaxDepth} deep");
                return [];
            case SparkplugMetric.ValueOneofCase.TemplateValue:
                return metric.TemplateValue.Metrics.Where(member => !member.IsNull).SelectMany(member => Of(Timed(member, metric), $"{name}.{member.Name}", fault, depth + 1));
            case SparkplugMetric.ValueOneofCase.DataSetValue when metric.DataSetValue.Rows is [var row] && row.Elements.Count == metric.DataSetValue.Columns.Count:
                return row.Elements.Select((element, column) => Cell(element, $"{name}.{metric.DataSetValue.Columns[column]}", metric.DataSetValue.Types_.ElementAtOrDefault(column), metric));
            case SparkplugMetric.ValueOneofCase.DataSetValue when metric.DataSetValue.Rows.Count > 0:
                fault($"{FaultList.Printable(Short(name))}: a data set is read when it has one row with a value a column");
                return [];
            case SparkplugMetric.ValueOneofCase.DataSetValue:
                return [];
            case SparkplugMetric.ValueOneofCase.BytesValue:
                fault($"{FaultList.Printable(Short(name))}: bytes, files and arrays are no readings");
                return [];
            default:
                return [Named(metric, name)];
        }
    }

    private static SparkplugMetric Named(SparkplugMetric metric, string name)
    {
        if (metric.HasName && metric.Name == name)
        {
            return metric;
        }

        var named = metric.Clone();
        named.Name = name;
        return named;
    }

    /// <summary>What has no time of its own has that of the whole.</summary>
    private static SparkplugMetric Timed(SparkplugMetric part, SparkplugMetric whole)
    {
        if (whole.HasTimestamp && !part.HasTimestamp)
        {
            part.Timestamp = whole.Timestamp;
        }

        return part;
    }

    private static SparkplugMetric Cell(SparkplugElement element, string name, uint type, SparkplugMetric whole)
    {
        var cell = Timed(new SparkplugMetric { Name = name, Datatype = type }, whole);
        switch (element.ValueCase)
        {
            case SparkplugElement.ValueOneofCase.IntValue:
                cell.IntValue = element.IntValue;
                break;
            case SparkplugElement.ValueOneofCase.LongValue:
                cell.LongValue = element.LongValue;
                break;
            case SparkplugElement.ValueOneofCase.FloatValue:
                cell.FloatValue = element.FloatValue;
                break;
            case SparkplugElement.ValueOneofCase.DoubleValue:
                cell.DoubleValue = element.DoubleValue;
                break;
            case SparkplugElement.ValueOneofCase.BooleanValue:
                cell.BooleanValue = element.BooleanValue;
                break;
            case SparkplugElement.ValueOneofCase.StringValue:
                cell.StringValue = element.StringValue;
                break;
        }

        return cell;
    }

    private static string Short(string name) => name.Length > MetricNames.MaxLength ? name[..MetricNames.MaxLength] : name;
}
