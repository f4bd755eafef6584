namespace Redbook.Images.Ddp;

/// <summary>The checksums of a file.</summary>
/// <param name="Md5">32 hexadecimal digits, lower case.</param>
/// <param name="Crc">The CRC-32.</param>
internal readonly record struct DdpSum(string Md5, uint Crc);
