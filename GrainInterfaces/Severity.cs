namespace Twin;

/// <summary>Severity 01 to 04; the lower the number, the worse.</summary>
public enum Severity
{
    /// <summary>01: life is in danger.</summary>
    Critical = 1,

    /// <summary>02: people or much property are at risk.</summary>
    Major = 2,

    /// <summary>03: must be mended soon.</summary>
    Minor = 3,

    /// <summary>04: to be known.</summary>
    Notice = 4,
}
