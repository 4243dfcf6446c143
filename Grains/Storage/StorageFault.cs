using System.Data.Common;

namespace Twin.Storage;

/// <summary>Keeps the exceptions of database drivers from callers, who may know nothing of the driver.</summary>
public static class StorageFault
{
    public static async Task OrStorageFault(this Task work)
    {
        try
        {
            await work;
        }
        catch (DbException fault)
        {
            throw Of(fault);
        }
    }

    public static async Task<T> OrStorageFault<T>(this Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (DbException fault)
        {
            throw Of(fault);
        }
    }

    private static StorageFaultException Of(DbException fault) => new($"The database failed: {fault.Message}");
}
