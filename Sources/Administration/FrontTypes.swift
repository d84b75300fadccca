import Cryptography
import DatabaseServer
import Farm
import FarmBackup

// The module has a class of its own name, which hides its other types from a qualified typealias.
@_exported import struct SecureStore.IssuedTicket
@_exported import struct SecureStore.SecureStoreApplication
@_exported import struct SecureStore.SecureStoreCredential
@_exported import enum SecureStore.SecureStoreCredentialType
@_exported import struct SecureStore.TargetApplication
@_exported import struct SecureStore.TargetApplicationField
@_exported import enum SecureStore.TargetApplicationType

// The value types of the object model that a front needs to name. A front imports Administration alone, so that no
// engine behind the gate is within its reach.

public typealias ObjectReference = Farm.ObjectReference
public typealias ObjectID = Farm.ObjectID
public typealias Claim = Farm.Claim
public typealias Timestamp = Farm.Timestamp
public typealias FarmHome = Farm.FarmHome
public typealias ObjectStatus = Farm.ObjectStatus
public typealias FarmRecord = Farm.FarmRecord
public typealias ServerRecord = Farm.ServerRecord
public typealias DatabaseRecord = Farm.DatabaseRecord
public typealias ServiceInstanceRecord = Farm.ServiceInstanceRecord
public typealias ApplicationPoolRecord = Farm.ApplicationPoolRecord
public typealias ServiceApplicationRecord = Farm.ServiceApplicationRecord
public typealias ServiceApplicationProxyRecord = Farm.ServiceApplicationProxyRecord
public typealias ProxyGroupRecord = Farm.ProxyGroupRecord
public typealias AccessList = Farm.AccessList
public typealias AccessRule = Farm.AccessRule
public typealias AuditRecord = Farm.AuditRecord
public typealias JobHistoryRecord = Farm.JobHistoryRecord
public typealias LongWorkRecord = Farm.LongWorkRecord
public typealias ManagedAccountRecord = Farm.ManagedAccountRecord
public typealias ServerRoleName = Farm.ServerRoleName
public typealias ServiceRecord = Farm.ServiceRecord
public typealias TimerJobRecord = Farm.TimerJobRecord
public typealias TimerSchedule = Farm.TimerSchedule
public typealias DatabaseRole = DatabaseServer.DatabaseRole
public typealias ServerRole = DatabaseServer.ServerRole
public typealias SecretBytes = Cryptography.SecretBytes
public typealias BackupHistoryObject = FarmBackup.BackupHistoryObject
public typealias BackupMethod = FarmBackup.BackupMethod
public typealias RestoreMethod = FarmBackup.RestoreMethod
