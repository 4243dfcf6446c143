namespace Twin.Devices;

/// <summary>What a look at a device found of one fault.</summary>
internal sealed record CareFinding(CareFault Fault, CareVerdict Verdict, double Value = 0, double Limit = 0, string? Metric = null)
{
    public static CareFinding Unknown(CareFault fault) => new(fault, CareVerdict.Unknown);

    /// <summary>A measure of which more is worse.</summary>
    public static CareFinding Above(CareFault fault, double value, double limit, double clear, string? metric = null) => new(
        fault, Math.Abs(value) >= limit ? CareVerdict.Bad : Math.Abs(value) < clear ? CareVerdict.Good : CareVerdict.Between, value, limit, metric);

    /// <summary>A measure of which less is worse.</summary>
    public static CareFinding Below(CareFault fault, double value, double limit, double clear, string? metric = null) => new(
        fault, value <= limit ? CareVerdict.Bad : value > clear ? CareVerdict.Good : CareVerdict.Between, value, limit, metric);

    /// <summary>One finding for several metrics: the worst of them.</summary>
    public static CareFinding Worst(CareFault fault, IEnumerable<CareFinding> findings) =>
        findings.OrderByDescending(finding => finding.Verdict).ThenByDescending(finding => Math.Abs(finding.Value)).FirstOrDefault() ?? Unknown(fault);
}
