namespace Twin.Devices;

/// <summary>How a value in one unit is one in another: <c>value × scale + offset</c>.</summary>
internal sealed record UnitConversion(string From, string To, double Scale, double Offset = 0);
