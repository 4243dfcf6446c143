namespace Twin.Devices;

/// <summary>What a command's parameter is.</summary>
public enum ParameterType
{
    Number = 0,
    Integer = 1,
    Boolean = 2,
    Text = 3,
}
