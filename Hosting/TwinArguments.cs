namespace Twin.Hosting;

/// <summary>Arguments every host starts with.</summary>
public static class TwinArguments
{
    /// <summary>
    /// Configuration is read once. The watch for changed files would cover all below the directory a host is started
    /// in, the database among it, and wake for every write.
    /// </summary>
    public const string NoReload = "--hostBuilder:reloadConfigOnChange=false";
}
